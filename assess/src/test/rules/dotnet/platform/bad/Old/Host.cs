using System.ServiceModel;

class Host
{
    void Run()
    {
        var host = new ServiceHost(typeof(Host));
    }
}
