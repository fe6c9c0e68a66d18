// A handler that reads the journal itself: its headers are not to be found.
#include "journal/journal.hpp"
#include "http/api.hpp"
