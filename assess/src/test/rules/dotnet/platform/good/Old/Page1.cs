using System.Web.Mvc;

class Page1 : Page
{
}
