// const data = 'C:\\data';
const data = 'data/shop';
const time = 'h:mm';
const u = 'x://y';
