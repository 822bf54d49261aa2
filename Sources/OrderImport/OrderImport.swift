// Filled by the work on OrderImport.
