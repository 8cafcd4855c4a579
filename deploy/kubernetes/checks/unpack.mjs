// Takes one file out of a ZIP archive: unpack.mjs ARCHIVE NAME TARGET. Not every machine has unzip.
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [archive, wanted, target] = process.argv.slice(2);
const zip = readFileSync(archive);
// The directory is at the end; its place is in the last record, and each entry says where its file begins.
const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
let at = zip.readUInt32LE(end + 16);
for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
  const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
  if (zip.toString('utf8', at + 46, at + 46 + name) === wanted) {
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    writeFileSync(target, zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data));
    process.exit(0);
  }
  at += 46 + name + extra + comment;
}
console.error(`There is no ${wanted} in ${archive}`);
process.exit(1);
