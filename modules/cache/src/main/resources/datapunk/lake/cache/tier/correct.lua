-- generation | generation that cannot be, generation of the database
-- The database knows no such generation: it was restored, or somebody wrote here.
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end
return 0
