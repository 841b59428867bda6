const data = 'C:\\data\\shop';
