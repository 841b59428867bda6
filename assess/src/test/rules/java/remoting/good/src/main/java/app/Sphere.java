package app;

import com.ibm.mq.jms.MQQueue;

/** No com.ibm.websphere here. */
class Sphere {}
