-- Stories told anew on this connection: what follows from reports is judged again there.
CREATE TEMP TABLE IF NOT EXISTS told_stories (story_id VARCHAR);
