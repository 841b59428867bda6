package app;

import sun.misc.BASE64Encoder;
import sun.security.x509.X500Name;

class Internal {}
