// What the people around a newcomer do meanwhile, at the API where they can.

// Takes one step of a report on its newest version.
export async function step(person, record, name, body = {}) {
  const { version } = await person.get(`/records/${record}`);
  return person.post(`/records/${record}/${name}`, body, version);
}

// Somebody who knows the screens explains what is unusual and presents.
export async function presents(city, login, record) {
  const page = await city.page(login);
  await page.goto(`${city.url}/bao-cao/${record}`);
  const present = page.getByRole('button', { name: 'Trình lãnh đạo', exact: true });
  await present.waitFor();
  const open = page.getByRole('button', { name: 'Giải trình', exact: true });
  for (let left = 20; left > 0 && (await open.first().isVisible()); left -= 1) {
    await open.first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('Đã rà soát, số liệu đúng như đã nhập.');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await present.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình lãnh đạo' }).click();
  await page.getByText('Đã trình lãnh đạo.').first().waitFor();
  await page.context().close();
}
