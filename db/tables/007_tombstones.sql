-- Nothing ever filled this table: what is read is not corrected by hand.
DROP TABLE correction;
