#!/usr/bin/python3
"""Excel as somebody else's program reads and writes it (openpyxl), for the walks.

  sheet.py fill IN OUT KEY=VALUE…   types into an official sheet by its hidden keys; prints {key: address}
  sheet.py read FILE SHEET          prints the rows as JSON
"""
import json
import sys

import openpyxl


def typed(text):
    try:
        return int(text)
    except ValueError:
        return text


def fill(source, target, pairs):
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    heads = next(row for row in sheet.iter_rows() if row[4].value == "Số liệu")
    column = heads[4].column
    addresses = {}
    for pair in pairs:
        key, value = pair.split("=", 1)
        cell = sheet.cell(rows[key][0].row, column)
        cell.value = typed(value)
        addresses[key] = cell.coordinate
    book.save(target)
    return addresses


def read(source, name):
    sheet = openpyxl.load_workbook(source, data_only=True)[name]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


verb, *rest = sys.argv[1:]
print(json.dumps(fill(rest[0], rest[1], rest[2:]) if verb == "fill" else read(*rest), ensure_ascii=False))
