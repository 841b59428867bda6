package app;

import javax.net.ssl.X509TrustManager;

abstract class Blind implements X509TrustManager {}
