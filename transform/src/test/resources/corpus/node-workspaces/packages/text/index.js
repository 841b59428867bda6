exports.welcome = () => 'welcome to the forum';
