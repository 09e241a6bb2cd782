// The lists beside which ours is measured, behind the calls of window.__bench.grid.

/** The texts of a record. */
export const FIELDS = ['project', 'l1', 'l2', 'name', 'cycle', 'annual'];

/** Tabulator with its own virtual rendering. */
export function tabulator() {
  let table;
  return {
    async mount(el, records) {
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = '/node_modules/tabulator-tables/dist/css/tabulator.min.css';
      const styled = new Promise((resolve) => (style.onload = resolve));
      document.head.append(style);
      const { TabulatorFull } = await import('/node_modules/tabulator-tables/dist/js/tabulator_esm.min.mjs');
      await styled;
      return () => new Promise((resolve) => {
        table = new TabulatorFull(el, {
          data: records,
          height: '100%',
          layout: 'fitColumns',
          rowHeight: 48,
          columns: FIELDS.map((field) => ({ title: field, field })),
        });
        table.on('tableBuilt', resolve);
      });
    },
    filter(text) {
      if (text === null) table.clearFilter();
      else table.setFilter((record) => FIELDS.some((field) => record[field].includes(text)));
      table.rowManager.element.scrollTop = 0;
    },
    rowCount: () => table.getDataCount('active'),
    scroller: () => table.rowManager.element,
  };
}
