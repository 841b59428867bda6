run ->(environment) { [200, { 'content-type' => 'text/plain' }, ['racked ' + environment['PATH_INFO']]] }
