-- generation, value, lease | known generation, value, lifetime milliseconds, token
-- Keeps the value unless a newer generation is known here; returns that, or 0 when the value is kept.
local generation = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
local known = tonumber(ARGV[1])
local newer = 0
if generation > known then
  newer = generation
else
  if generation < known then redis.call('SET', KEYS[1], ARGV[1]) end
  redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
end
if redis.call('GET', KEYS[3]) == ARGV[4] then redis.call('DEL', KEYS[3]) end
return newer
