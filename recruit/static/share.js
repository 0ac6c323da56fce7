// The one script of the share pages.
"use strict";
