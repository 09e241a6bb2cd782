//! Finding text in Chinese: every 'contains', pinyin, fields and numbers.
