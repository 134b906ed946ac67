"""Chance that repeats itself, and the identifiers of Salesforce."""

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MASK = 0xFFFFFFFFFFFFFFFF


class Dice:
    """SplitMix64: the same numbers with every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (z ^ (z >> 31)) % bound

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent

    def time(self, first_hour, hours, second=None):
        """Returns a time of day within some hours, as it stands in a time stamp."""
        hour, minute = first_hour + self.below(hours), self.below(60)
        return f"{hour:02}:{minute:02}:{self.below(60) if second is None else second:02}Z"

    def past_instant(self):
        """Returns an instant between 2019 and August 2026."""
        year = 2019 + self.below(8)
        month = 1 + self.below(8 if year == 2026 else 12)
        day = 1 + self.below(DAYS_IN_MONTH[month - 1])
        return f"{year}-{month:02}-{day:02}T{self.time(0, 24)}"


def salesforce_id(prefix, pod, number):
    """Returns an id of 18 characters: the object, the pod, a number, and the checksum."""
    digits = ""
    for _ in range(9):
        digits = BASE62[number % 62] + digits
        number //= 62
    return with_checksum(prefix + pod + digits)


def with_checksum(short):
    """Returns an id of 15 characters with the suffix that tells upper case from lower case."""
    assert len(short) == 15, short
    parts = (short[0:5], short[5:10], short[10:15])
    bits = (sum(letter.isupper() << place for place, letter in enumerate(part)) for part in parts)
    return short + "".join(CHECKSUM[value] for value in bits)
