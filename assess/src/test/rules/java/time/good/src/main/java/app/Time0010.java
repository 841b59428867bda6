package app;

java.time.ZoneId.of("Asia/Kathmandu");
// java.util.TimeZone.getDefault()
TimeZone.getDefault();
FIELD static class TimeZone { static void getDefault() {} }
