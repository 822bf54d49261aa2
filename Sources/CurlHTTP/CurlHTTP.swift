// Filled by the work on CurlHTTP.
