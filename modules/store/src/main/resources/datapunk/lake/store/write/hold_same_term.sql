select from import where id = ? and term = ? and status in ('queued', 'running', 'waiting')
