package app;

import com.sun.jna.Library;

interface Native extends Library {}
