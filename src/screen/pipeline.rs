//! The path of the chunks: read and cut one after another, worked on by several threads, taken in the order of the
//! input.

use std::{
    collections::HashMap,
    io::Read,
    num::NonZero,
    panic::{self, AssertUnwindSafe},
    sync::{Mutex, mpsc},
    thread,
};

use super::{
    chunk::{Chunk, Chunks},
    error::ScreenError,
};

/// What is done with each chunk, by any thread.
pub(crate) trait Work: Sync {
    /// What a thread keeps from chunk to chunk. No result depends on it.
    type Memory: Default;
    /// The result of a chunk. It is reused for other chunks, with its old content.
    type Result: Default + Send;

    fn work(&self, memory: &mut Self::Memory, chunk: &Chunk, result: &mut Self::Result);
}

/// A chunk and its result.
#[derive(Default)]
struct Job<R> {
    chunk: Chunk,
    result: R,
}

/// How many threads work. Used if the caller gives no number, or a number larger than is useful.
pub(crate) fn threads(asked: Option<NonZero<usize>>) -> usize {
    const MOST: usize = 8;
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get).min(MOST)
}

/// Gives the result of each chunk to `take`, in the order of the input.
pub(crate) fn run<W: Work>(
    work: &W,
    threads: usize,
    chunks: Chunks<'_, impl Read + Send>,
    take: impl FnMut(&Chunk, &mut W::Result) -> Result<(), ScreenError>,
) -> Result<(), ScreenError> {
    if threads > 1 { together(work, threads, chunks, take) } else { alone(work, chunks, take) }
}

fn alone<W: Work>(
    work: &W,
    mut chunks: Chunks<'_, impl Read>,
    mut take: impl FnMut(&Chunk, &mut W::Result) -> Result<(), ScreenError>,
) -> Result<(), ScreenError> {
    let mut job = Job::<W::Result>::default();
    let mut memory = W::Memory::default();
    while chunks.next(&mut job.chunk)? {
        work.work(&mut memory, &job.chunk, &mut job.result);
        take(&job.chunk, &mut job.result)?;
    }
    Ok(())
}

/// Where the workers get the chunks from, each with its number.
struct Source<C> {
    chunks: C,
    next: usize,
    at_end: bool,
}

/// The workers take turns to read and cut, and work at the same time. The calling thread takes the results.
///
/// A fixed number of jobs go round. A worker may read only if it has one, so there are never more chunks in memory than
/// jobs.
fn together<W: Work>(
    work: &W,
    threads: usize,
    chunks: Chunks<'_, impl Read + Send>,
    mut take: impl FnMut(&Chunk, &mut W::Result) -> Result<(), ScreenError>,
) -> Result<(), ScreenError> {
    /// How many jobs there are for each worker: one in work, and one that waits to be taken.
    const JOBS: usize = 2;
    let source = &Mutex::new(Source { chunks, next: 0, at_end: false });
    let (give_back, free) = mpsc::channel::<Job<W::Result>>();
    for _ in 0..threads * JOBS {
        // This cannot fail, because the other end is here.
        let _ = give_back.send(Job::default());
    }
    let free = &Mutex::new(free);
    thread::scope(|scope| {
        let (done, finished) = mpsc::channel();
        for _ in 0..threads {
            let done = done.clone();
            scope.spawn(move || {
                let mut memory = W::Memory::default();
                // If there is no free job, the work is done or has failed. Only a panic poisons the lock, and the panic
                // is passed on.
                while let Some(mut job) = free.lock().ok().and_then(|free| free.recv().ok()) {
                    let mut number = usize::MAX;
                    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
                        let Ok(mut source) = source.lock() else { return Ok(false) };
                        if source.at_end {
                            return Ok(false);
                        }
                        number = source.next;
                        source.next += 1;
                        let found = source.chunks.next(&mut job.chunk);
                        source.at_end = !matches!(found, Ok(true));
                        drop(source);
                        if matches!(found, Ok(true)) {
                            work.work(&mut memory, &job.chunk, &mut job.result);
                        }
                        found
                    }));
                    let goes_on = matches!(outcome, Ok(Ok(true)));
                    if done.send((number, outcome, job)).is_err() || !goes_on {
                        break;
                    }
                }
            });
        }
        drop(done);
        let mut early = HashMap::new();
        let mut next = 0;
        // An early return drops this, so that no worker waits for a free job.
        let give_back = give_back;
        for (number, outcome, job) in finished {
            match outcome {
                // The chunk of a panicked worker has a number before the end, or no number.
                Err(panicked) => panic::resume_unwind(panicked),
                Ok(outcome) => early.insert(number, (outcome, job)),
            };
            while let Some((outcome, mut job)) = early.remove(&next) {
                if !outcome? {
                    return Ok(());
                }
                take(&job.chunk, &mut job.result)?;
                let _ = give_back.send(job);
                next += 1;
            }
        }
        Ok(())
    })
}
