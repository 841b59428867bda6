use Rack::Session::Pool, expire_after: 60
