import type { Strings } from "../strings"
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable, placeIn, toggleHeader } from "../tables/table-commands"
import type { Button } from "./toolbar"

const paths = {
  rowAbove: "M4 13h16v6H4zM12 3v6M9 6h6",
  rowBelow: "M4 5h16v6H4zM12 15v6M9 18h6",
  columnBefore: "M13 4h6v16h-6zM3 12h6M6 9v6",
  columnAfter: "M5 4h6v16H5zM15 12h6M18 9v6",
  deleteRow: "M4 5h16v6H4zM9.5 15.5l5 5M14.5 15.5l-5 5",
  deleteColumn: "M5 4h6v16H5zM15.5 9.5l5 5M20.5 9.5l-5 5",
  header: "M4 5h16v14H4zM4 7h16M4 9h16M4 11h16M12 11v8",
  deleteTable: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
}

/** The buttons for the table that the caret is in. */
export const tableButtons = (strings: Strings): Button[] => [
  { label: strings.rowAbove, path: paths.rowAbove, run: addRow(0) },
  { label: strings.rowBelow, path: paths.rowBelow, run: addRow(1) },
  { label: strings.deleteRow, path: paths.deleteRow, run: deleteRow },
  { label: strings.columnBefore, path: paths.columnBefore, run: addColumn(0) },
  { label: strings.columnAfter, path: paths.columnAfter, run: addColumn(1) },
  { label: strings.deleteColumn, path: paths.deleteColumn, run: deleteColumn },
  {
    label: strings.headerRow,
    path: paths.header,
    isWord: true,
    run: toggleHeader,
    isOn: state => placeIn(state.selection.$from)?.table.attrs.header === true,
  },
  { label: strings.deleteTable, path: paths.deleteTable, isWord: true, run: deleteTable },
]
