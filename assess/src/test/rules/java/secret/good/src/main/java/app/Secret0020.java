package app;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
DefaultCredentialsProvider.create();
AwsBasicCredentials.create("a", "b");
FIELD static class AwsBasicCredentials { static void create(String a, String b) {} }
