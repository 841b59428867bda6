export async function closeBooks(): Promise<void> {
  console.log('books closed');
}
