using Shop.Processes;

// a ServiceBase
class Mailer : ServiceBase
{
}
