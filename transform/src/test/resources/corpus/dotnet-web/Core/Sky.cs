namespace Core;

public static class Sky { public const string Stars = "many"; }
