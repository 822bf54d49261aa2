// Filled by the work on Service.
