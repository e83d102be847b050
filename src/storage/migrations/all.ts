import type { Migration } from '../migration.ts';
import { firstRelease } from './0001-first-release.ts';
import { desk } from './0002-desk.ts';
import { corrections } from './0003-corrections.ts';
import { posts } from './0004-posts.ts';
import { apart } from './0005-apart.ts';
import { summaries } from './0006-summaries.ts';
import { follows } from './0007-follows.ts';
import { gaps } from './0008-gaps.ts';
import { gapsBefore } from './0009-gaps-before.ts';
import { archive } from './0010-archive.ts';
import { feeds } from './0011-feeds.ts';
import { importedFiles } from './0012-imported-files.ts';

/** Every step in its order; the first is number 1. */
export const MIGRATIONS: readonly Migration[] = [
  firstRelease,
  desk,
  corrections,
  posts,
  apart,
  summaries,
  follows,
  gaps,
  gapsBefore,
  archive,
  feeds,
  importedFiles,
];
