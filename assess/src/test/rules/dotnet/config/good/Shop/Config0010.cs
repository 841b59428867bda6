namespace Shop;

class Config0010
{
    void Run()
    {
        // ConfigurationManager.AppSettings["Url"]
        var url = Environment.GetEnvironmentVariable("URL");
        var text = "ConfigurationManager.AppSettings";
    }
}
