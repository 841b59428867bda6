using System.Configuration;

namespace Shop;

class Config0010
{
    void Run()
    {
        var url = ConfigurationManager.AppSettings["Url"];
    }
}
