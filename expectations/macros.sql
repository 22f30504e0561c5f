-- What a stated number says of its own precision, for the SQL rules that compare two numbers.

-- The place of a number's last digit that is not zero: 1e8 for 1.6 billion, 100 for 800, 0.01 for 0.25; NULL for what
-- is not finite. Twelve digits are read, so that what binary arithmetic adds to a number is none of them.
CREATE OR REPLACE TEMP MACRO last_place(number) AS
    pow(
        10,
        try_cast(split_part(format('{:.11e}', number::DOUBLE), 'e', 2) AS INTEGER)
        - length(rtrim(split_part(split_part(format('{:.11e}', number::DOUBLE), 'e', 1), '.', 2), '0'))
    );

-- The same, where zeros within a group of three digits were written to be read: 1e9 for 800 billion (written as
-- 800, not as 0.8 trillion), 1000 for 20,000, 1 for 80.
CREATE OR REPLACE TEMP MACRO written_place(number) AS
    least(last_place(number), pow(1000, greatest(floor(log10(greatest(abs(number), 1)) / 3), 0)));
