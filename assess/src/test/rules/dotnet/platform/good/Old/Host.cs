using CoreWCF;

class Host
{
    void Run()
    {
        var host = new ServiceHost(typeof(Host));
    }
}
