namespace Shop;

class Config0060
{
    void Run()
    {
        // var dbPassword = "s3cret!Pw";
        var dbPassword = Environment.GetEnvironmentVariable("DB_PASSWORD1");
        var passwordField = "password";
    }
}
