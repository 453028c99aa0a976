/**
 * Drupal: views of nodes (`.views-row`, `table.views-table`) or of a taxonomy's term, pages from `?page=0`, fields with
 * their labels (`.field__label`, `.field__item`), documents in `/sites/<site>/files/YYYY-MM/`, the month of the upload.
 */
import { sitePlatform } from './layouts/site-platform.ts'

const drupal = sitePlatform({
  name: 'drupal',
  content: ['.block-system-main-block', '.region-content', '#block-system-main', 'main', '#content'],
  items: '.views-row, .view-content li, .view-content tr, article',
  besides: '.comment-wrapper, .node__links, .block-local-tasks-block, .view-filters',
})
export default drupal
