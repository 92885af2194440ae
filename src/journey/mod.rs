//! Grouping records by journey and putting each journey in order: by time, equal times in input order.
