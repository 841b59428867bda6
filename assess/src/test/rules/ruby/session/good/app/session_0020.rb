# use Rack::Session::Pool
use Rack::Session::Cookie, secret: ENV['SECRET']
