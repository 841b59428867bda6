namespace Shop;

class Config0060
{
    void Run()
    {
        var dbPassword = "s3cret!Pw";
    }
}
