package import ReturnWriter

/// One record of a synthetic return with what belongs to it.
package typealias SyntheticRecord = WrittenRecord
