package app;

Preferences.userRoot();
FIELD static class Preferences { static void userRoot() {} }
