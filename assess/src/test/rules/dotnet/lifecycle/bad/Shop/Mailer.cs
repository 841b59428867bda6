using System.ServiceProcess;

class Mailer : ServiceBase
{
}
