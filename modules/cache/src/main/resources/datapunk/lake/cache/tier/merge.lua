-- generation | known generation, channel, message
-- Remembers the greater generation and says so to all processes.
local generation = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
if generation < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
return redis.call('PUBLISH', ARGV[2], ARGV[3])
