package app;

Locale.getDefault();
// java.util.Locale.getDefault()
FIELD static class Locale { static void getDefault() {} }
