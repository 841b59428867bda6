package app;

import org.ogm.Laughter;

/** No longer org.omg.CORBA. */
class Broker {}
