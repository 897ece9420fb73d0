#!/usr/bin/env python3
"""Writes service-users.csv and workforce.csv: records of people who do not exist, of a council that does not either.
The same seed gives the same files. From the repository's root: samples/make_records.py"""
import csv, random

GROUPS = [("White - British", 660), ("White - Irish", 14), ("Gypsy or Irish Traveller", 9), ("Roma", 7), ("Any other White background", 62),
          ("White and Black Caribbean", 14), ("White and Black African", 8), ("White and Asian", 12), ("Any other mixed background", 9),
          ("Indian", 41), ("Pakistani", 36), ("Bangladeshi", 14), ("Chinese", 11), ("Any other Asian background", 14),
          ("African", 27), ("Caribbean", 13), ("Any other Black background", 5), ("Arab", 8), ("Any other ethnic group", 9),
          ("Prefer not to say", 34), ("Not stated", 18), ("Not asked", 25), ("", 12), ("Cornish", 4)]
WARDS = [("Castle Henning North", 17), ("Castle Henning South", 15), ("Ferrywell", 13), ("Harbour", 12), ("Marsh End", 9),
         ("Mill Lane", 9), ("Oldbridge", 8), ("Priory", 6), ("Saltings", 5), ("Thorpe", 3), ("Upper Wex", 2), ("Out of county", 1)]
RELIGIONS = [("No religion", 38), ("Christian", 40), ("Muslim", 9), ("Hindu", 3), ("Sikh", 1), ("Buddhist", 1), ("Jewish", 1),
             ("Other religion", 1), ("Prefer not to say", 6)]
ORIENTATIONS = [("Heterosexual", 71), ("Gay or lesbian", 3), ("Bisexual", 3), ("Other", 1), ("Prefer not to say", 12), ("Not asked", 10)]
GRADES = [("Grade 1 to 3", 30), ("Grade 4 to 6", 34), ("Grade 7 to 9", 22), ("Grade 10 to 12", 10), ("Senior manager", 4)]


def one_of(rng, weighted):
    return rng.choices([what for what, _ in weighted], [weight for _, weight in weighted])[0]


def service_users(rng, count):
    yield ["Client reference", "Ethnic group", "Ward", "Age", "Sex", "Disability", "Religion or belief"]
    for number in range(count):
        yield [f"WX{100000 + number * 7}", one_of(rng, GROUPS), one_of(rng, WARDS), min(max(int(rng.gauss(47, 19)), 16), 97),
               rng.choice("FFFFFFMMMMM"), one_of(rng, [("Yes", 24), ("No", 66), ("Prefer not to say", 10)]), one_of(rng, RELIGIONS)]
        if number == 700:
            yield ["WX999999", "Irish", "Ferrywell"]  # a row cut short
        if number == 1500:
            yield ["TEST", "White - British", "Test ward", 40, "F", "No", "No religion"]


def workforce(rng, count):
    yield ["Employee number", "Ethnic origin", "Sex", "Disabled", "Age", "Sexual orientation", "Grade"]
    for number in range(count):
        grade = one_of(rng, GRADES)
        group = one_of(rng, GROUPS)
        if grade in ("Grade 10 to 12", "Senior manager") and rng.random() < 0.5:
            group = "White - British"
        yield [f"E{40000 + number}", group, one_of(rng, [("Female", 68), ("Male", 32)]),
               one_of(rng, [("Yes", 8), ("No", 80), ("Prefer not to say", 5), ("", 7)]), min(max(int(rng.gauss(45, 12)), 17), 72),
               one_of(rng, ORIENTATIONS), grade]


for name, rows in (("service-users", service_users(random.Random(2026), 2600)), ("workforce", workforce(random.Random(1849), 3100))):
    with open(f"samples/{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
