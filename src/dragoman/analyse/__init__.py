"""A record → small tables: what does it add up to?"""
