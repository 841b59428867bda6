namespace Shop;

class Config0030
{
    void Run()
    {
        // builder.WebHost.UseUrls("http://localhost:5000");
        builder.WebHost.UseUrls("http://+:8080");
    }
}
