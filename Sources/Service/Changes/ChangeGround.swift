internal import Core

/// The files that a change of one of them starts from, and what they say.
///
/// It is what stands on disk. Where that has mistakes, it is what the bot goes on with, and only the file in question
/// is taken from the disk: a mistake in one file keeps nobody from changing another, and a broken file can be replaced.
struct ChangeGround {
    /// What everybody knows so far.
    let world: World
    let files: [String: [UInt8]]
    /// False where the disk has mistakes.
    let isSound: Bool

    init(disk: [String: [UInt8]], changing file: String, inForce: World) {
        if disk == inForce.files {
            (world, files, isSound) = (inForce, disk, true)
        } else if let configuration = try? Configuration(files: disk) {
            world = World(configuration, files: disk, phrasebook: inForce.phrasebook)
            (files, isSound) = (disk, true)
        } else {
            (world, isSound) = (inForce, false)
            files = inForce.files.merging(disk.filter { $0.key == file }) { $1 }
        }
    }

    /// What the files would say with this one in them.
    func world(_ file: String, _ bytes: [UInt8]) throws(Problems) -> World {
        let files = files.merging([file: bytes]) { $1 }
        return World(try Configuration(files: files), files: files, phrasebook: world.phrasebook)
    }

    /// The edit that a change makes, and the world after it.
    func trying(
        _ change: ConfigurationChange,
        content: [UInt8]? = nil
    ) throws(ChangeRefusal) -> (world: World, edit: ConfigurationEdit) {
        do throws(ChangeRefusal) {
            let (edit, configuration) = try change.edit(files, content: content)
            return (World(configuration, files: edit.applied(to: files), phrasebook: world.phrasebook), edit)
        } catch {
            // What is wrong without the change is not told as the change's fault.
            if case .faults = error, content == nil, let mistakes = mistakes {
                throw .brokenBefore(mistakes)
            }
            throw error
        }
    }

    /// What is wrong with them, the one to be changed included; nil where nothing is.
    var mistakes: [Problem]? {
        guard !isSound else { return nil }
        do throws(Problems) {
            _ = try Configuration(files: files)
            return nil
        } catch {
            return error.all
        }
    }
}

extension ChangeKeeper {
    func ground(of change: ConfigurationChange) throws -> ChangeGround {
        ChangeGround(disk: try store.files(), changing: change.file, inForce: worlds.current)
    }
}
