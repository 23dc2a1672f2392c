-- generation, value, lease | token, lease milliseconds (0: no lease)
-- Returns generation, value, and 1 if the lease is the asker's, 2 if it is another's, 0 if none was asked for.
local generation = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
local value = redis.call('GET', KEYS[2])
if value or ARGV[2] == '0' then return {generation, value, 0} end
if redis.call('SET', KEYS[3], ARGV[1], 'NX', 'PX', ARGV[2]) then return {generation, false, 1} end
return {generation, false, 2}
